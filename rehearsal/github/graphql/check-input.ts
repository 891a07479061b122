import type { Body } from "../call.ts";
import { asObject } from "../fields.ts";

/** What both mutations of check runs take, with the names of GitHub's schema. */
export type CheckInput = {
  readonly repositoryId: string;
  readonly clientMutationId?: string;
  readonly name?: string | null;
  readonly headSha?: string;
  readonly status?: string | null;
  readonly conclusion?: string | null;
  readonly detailsUrl?: string | null;
  readonly externalId?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly output?: Output | null;
  readonly actions?: readonly object[] | null;
};

type Output = {
  readonly title: string;
  readonly summary: string;
  readonly text?: string | null;
  readonly annotations?: readonly Annotation[] | null;
  readonly images?: readonly { readonly alt: string; readonly imageUrl: string; readonly caption?: string }[];
};

type Annotation = {
  readonly path: string;
  readonly location: {
    readonly startLine: number;
    readonly endLine: number;
    readonly startColumn?: number | null;
    readonly endColumn?: number | null;
  };
  readonly annotationLevel: string;
  readonly message: string;
  readonly title?: string | null;
  readonly rawDetails?: string | null;
};

/** The same wish in the names of the REST API. Null is as good as nothing. */
export function checkBody(input: CheckInput): Body {
  return known({
    name: input.name,
    head_sha: input.headSha,
    status: input.status?.toLowerCase(),
    conclusion: input.conclusion?.toLowerCase(),
    details_url: input.detailsUrl,
    external_id: input.externalId,
    started_at: input.startedAt,
    completed_at: input.completedAt,
    output: input.output ? outputOf(input.output) : undefined,
    actions: input.actions,
  });
}

function outputOf({ title, summary, text, annotations, images }: Output): Body {
  return {
    title,
    summary,
    text,
    annotations: annotations?.map(({ location, annotationLevel, rawDetails, ...rest }) => ({
      ...rest,
      start_line: location.startLine,
      end_line: location.endLine,
      start_column: location.startColumn,
      end_column: location.endColumn,
      annotation_level: annotationLevel.toLowerCase(),
      raw_details: rawDetails,
    })),
    images: images?.map(({ imageUrl, ...rest }) => ({ ...rest, image_url: imageUrl })),
  };
}

/** Without what is null or undefined, all the way down. */
function known(body: Body): Body {
  return asObject(JSON.parse(JSON.stringify(body, (_name, value: unknown) => value ?? undefined))) ?? {};
}
