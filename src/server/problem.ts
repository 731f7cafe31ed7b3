import type { z } from 'zod';
import { toPointer } from '../policy/problem.js';
import { jsonResponse } from './answer.js';

/** Problem details for HTTP APIs (RFC 9457). */
export interface ProblemDetails {
  /** `about:blank` where the status says it all, else a name that a program may act on. */
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** JSON Pointers (RFC 6901) into the body that was sent. */
  errors?: { pointer: string; detail: string }[];
}

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/**
 * @param name what kind of problem it is: `urn:problem-type:assent:<name>`; left out where the status says it all
 * @param detail for a reader: what to do about it. Never holds what was sent, nor what went wrong inside
 */
export function problemDetails(
  status: ProblemStatus,
  detail?: string,
  name?: string,
  errors?: ProblemDetails['errors'],
): ProblemDetails {
  return {
    type: name ? `urn:problem-type:assent:${name}` : 'about:blank',
    title: TITLES[status],
    status,
    ...(detail && { detail }),
    ...(errors && { errors }),
  };
}

export function problemResponse(problem: ProblemDetails, headers: Record<string, string> = {}): Response {
  return jsonResponse(problem, problem.status, { 'content-type': 'application/problem+json', ...headers });
}

/** What a schema found wrong with a body: at most ten, so that an answer stays smaller than what it answers. */
export function schemaErrors(error: z.core.$ZodError): { pointer: string; detail: string }[] {
  return error.issues.slice(0, 10).map((issue) => {
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    const last = issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path;
    return { pointer: toPointer(last), detail: inner?.message ?? issue.message };
  });
}
