/** The one error the client throws: an RFC 9457 problem of the server, or the lack of an answer. */

/** One refused value of a form. `path` is the field's key, or `records[3].phone`. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

interface ProblemBody {
  title?: string;
  code?: string;
  detail?: string;
  hint?: string;
  request_id?: string;
  errors?: FieldError[];
  [extra: string]: unknown;
}

export class ApiError extends Error {
  /** HTTP status; 0 when the server did not answer. */
  readonly status: number;
  /** Stable code such as `R409`; `NETWORK` when the server did not answer. */
  readonly code: string;
  /** What to do next, in the caller's language; may be empty. */
  readonly hint: string;
  readonly errors: FieldError[];
  /** What an administrator needs to find the request in the log; empty when there was no answer. */
  readonly requestId: string;
  /** The whole problem, for extras such as `current` of a version conflict. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: ProblemBody, requestId = '') {
    super(body.detail || body.title || `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'NETWORK' : `HTTP${status}`);
    this.hint = body.hint ?? '';
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? requestId;
    this.body = body;
  }

  /** No answer at all: offline, or the server is being restarted. */
  get offline(): boolean {
    return this.status === 0;
  }

  /** The first message about a field, for showing beside its control. */
  of(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }
}

/** Read a refused answer whatever its body is; a proxy's HTML page becomes a plain `HTTP502`. */
export async function problemOf(response: Response): Promise<ApiError> {
  const requestId = response.headers.get('X-Request-Id') ?? '';
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null) return new ApiError(response.status, { ...body }, requestId);
  } catch {
    // not JSON: the status is all there is
  }
  return new ApiError(response.status, { title: response.statusText }, requestId);
}
