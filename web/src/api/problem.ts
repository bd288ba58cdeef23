/** One thing that is wrong with the input, at a path such as `/clusters/0/selector` or `name`. */
export interface FieldError {
  path: string;
  message: string;
}

/** What the server answers when it refuses (RFC 9457), or what stands for it when there is no such answer. */
export interface Problem {
  title: string;
  status: number;
  detail?: string | undefined;
  errors?: FieldError[] | undefined;
}

/** A request that the server refused, or that never reached it (status 0). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** What the server says about the field, by the last part of its path or by the whole path. */
  forField(path: string): string | undefined {
    const found = this.problem.errors?.filter((error) => normalize(error.path) === normalize(path)).map((error) => error.message);
    return found === undefined || found.length === 0 ? undefined : found.join(' ');
  }

  /** The errors of fields that the form does not show. */
  except(paths: readonly string[]): FieldError[] {
    const shown = new Set(paths.map(normalize));
    return this.problem.errors?.filter((error) => !shown.has(normalize(error.path))) ?? [];
  }
}

/** `/spec/name`, `spec.name` and `$.spec.name` are the same place. */
function normalize(path: string): string {
  return path.replace(/^\$?[./]+/, '').replaceAll(/[./[\]]+/g, '.').replace(/\.$/, '');
}

/** Whatever was thrown, as something that can be shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }

  return { title: 'Something went wrong on this page', status: 0, detail: error instanceof Error ? error.message : String(error) };
}

/** Reads the body of a refused request; a body that is not problem+json (a proxy's page) is not shown. */
export function problemOf(response: Response, body: unknown): ProblemError {
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return new ProblemError({ ...(body as Problem), status: response.status });
  }

  return new ProblemError({
    title: `The server answered ${response.status} ${response.statusText}`.trim(),
    status: response.status,
    detail: response.status >= 502 ? 'The server or the proxy in front of it is not ready. What is shown may be old; it is loaded again by itself.' : undefined,
  });
}

/** The request that never got an answer. */
export function unreachable(): ProblemError {
  return new ProblemError({
    title: 'The server cannot be reached',
    status: 0,
    detail: 'Check the network connection. Nothing that you typed is lost; try again when the connection is back.',
  });
}
