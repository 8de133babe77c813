/** Makes something once, when somebody first looks at it. */
export function lazily<Value extends object | string>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}
