import { z } from 'zod';

/** The state of a sign-in, which the browser holds while at the identity provider. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where to go after signing in: an address within the application. */
  readonly to: string;
  /**
   * The earliest time at which the person must have authenticated, in seconds since 1970; null if
   * any time will do.
   */
  readonly againFrom: number | null;
}

const flow = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  to: z.string(),
  againFrom: z.number().nullable(),
});

/** Encodes the state for a cookie. */
export function writeFlow(held: Flow): string {
  return Buffer.from(JSON.stringify(held)).toString('base64url');
}

/** Decodes a cookie; null if it is not one of ours. */
export function readFlow(cookie: string | null): Flow | null {
  try {
    const read = flow.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
    return read.success ? { ...read.data, to: toOwnAddress(read.data.to) } : null;
  } catch {
    // A cookie that is forged or truncated: no sign-in is under way.
    return null;
  }
}

/**
 * An address within the application, or else the first page: a sign-in link leads nowhere else.
 */
export function toOwnAddress(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || !URL.canParse(to, 'http://own.invalid'))
    return '/';
  const { origin, pathname, search, hash } = new URL(to, 'http://own.invalid');
  return origin === 'http://own.invalid' ? pathname + search + hash : '/';
}
