/** Makes a unique name at any address: `randomUUID` works only at a secure one. */
export function toId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(
    '',
  );
}
