/** Makes a value once, on first use. */
export function lazily<Value extends object | string>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}
