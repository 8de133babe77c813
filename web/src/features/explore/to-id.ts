/** A name that nobody else has, on any address: `randomUUID` is for secure ones alone. */
export function toId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(
    '',
  );
}
