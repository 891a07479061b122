export type FieldProblem = {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
  readonly value?: unknown;
};

/** A refusal in GitHub's words. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly errors: readonly (FieldProblem | string)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, more: ApiErrorMore = {}) {
    super(message);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

type ApiErrorMore = {
  readonly errors?: readonly (FieldProblem | string)[];
  readonly headers?: Readonly<Record<string, string>>;
};

export function notFound(): ApiError {
  return new ApiError(404, "Not Found");
}

export function badCredentials(): ApiError {
  return new ApiError(401, "Bad credentials");
}

export function notAccessible(accepted: string): ApiError {
  return new ApiError(403, "Resource not accessible by integration", {
    headers: { "x-accepted-github-permissions": accepted },
  });
}

export function unprocessable(message: string): ApiError {
  return new ApiError(422, message);
}

export function validationFailed(...errors: readonly FieldProblem[]): ApiError {
  return new ApiError(422, "Validation Failed", { errors });
}

/** Bodies of issues, pull requests and comments hold 65,536 characters. */
export function checkLength(resource: string, body: string | null | undefined): void {
  if ([...(body ?? "")].length <= 65_536) return;
  throw validationFailed({
    resource,
    field: "body",
    code: "custom",
    message: "body is too long (maximum is 65536 characters)",
  });
}
