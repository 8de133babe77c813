import { z } from 'zod';

/** What one browser holds between leaving for the identity provider and coming back. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where to go once signed in: an address within these pages. */
  readonly to: string;
  /**
   * From when on they have to have shown who they are, in seconds since 1970; null where it does
   * not matter.
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

/** The flow as a cookie holds it. */
export function writeFlow(held: Flow): string {
  return Buffer.from(JSON.stringify(held)).toString('base64url');
}

/** The flow of a cookie; null where it is none of ours. */
export function readFlow(cookie: string | null): Flow | null {
  try {
    const read = flow.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
    return read.success ? { ...read.data, to: toOwnAddress(read.data.to) } : null;
  } catch {
    // A cookie that somebody else made, or half of one: no sign-in is under way.
    return null;
  }
}

/**
 * An address within these pages, or the first page: nobody is sent elsewhere by a link to sign in.
 */
export function toOwnAddress(to: unknown): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || !URL.canParse(to, 'http://own.invalid'))
    return '/';
  const { origin, pathname, search, hash } = new URL(to, 'http://own.invalid');
  return origin === 'http://own.invalid' ? pathname + search + hash : '/';
}
