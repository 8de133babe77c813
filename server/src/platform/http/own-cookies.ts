import '@fastify/cookie';

import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The cookies of the application: hidden from scripts, sent with links from other sites but with no
 * other requests from them, and under TLS bound to this host. Without TLS their name includes the
 * port, because browsers do not separate cookies by port.
 */
export class OwnCookies {
  private readonly isSecure: boolean;

  /**
   * @param publicUrl the address of the application for browsers; null if the application listens
   * on it
   */
  constructor(private readonly publicUrl: string | null) {
    this.isSecure = publicUrl?.startsWith('https:') ?? false;
  }

  read(request: FastifyRequest, purpose: string): string | null {
    return request.cookies[this.nameOf(request, purpose)] ?? null;
  }

  /** @param seconds how long the browser keeps the cookie; null until the browser is closed */
  set(
    reply: FastifyReply,
    purpose: string,
    { value, seconds }: { readonly value: string; readonly seconds: number | null },
  ): void {
    void reply.setCookie(this.nameOf(reply.request, purpose), value, {
      ...this.traits,
      ...(seconds === null ? {} : { maxAge: seconds }),
    });
  }

  clear(reply: FastifyReply, purpose: string): void {
    void reply.clearCookie(this.nameOf(reply.request, purpose), this.traits);
  }

  private get traits() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.isSecure } as const;
  }

  private nameOf({ port }: FastifyRequest, purpose: string): string {
    if (this.isSecure) return `__Host-stronghold-${purpose}`;
    const own = this.publicUrl === null ? String(port) : new URL(this.publicUrl).port;
    return `stronghold-${purpose}-${own === '' ? '80' : own}`;
  }
}
