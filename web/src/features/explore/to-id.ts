/** A unique name that works on any address: `randomUUID` needs a secure one. */
export function toId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(
    '',
  );
}
