/** A webhook of a repository or of an App. */
export type Hook = {
  readonly id: number;
  readonly url: string;
  readonly secret: string | undefined;
  /** `*` for all. */
  readonly events: readonly string[];
  readonly target: { readonly type: "repository" | "integration"; readonly id: number };
  /** Newest last. */
  readonly deliveries: Delivery[];
};

export type Delivery = {
  readonly id: number;
  /** The same for every attempt. */
  readonly guid: string;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly durationSeconds: number;
  readonly status: string;
  readonly statusCode: number;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly payload: unknown };
  readonly response: { readonly headers: Readonly<Record<string, string>>; readonly payload: string };
};
