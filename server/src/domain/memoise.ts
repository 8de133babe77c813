/**
 * Makes a value for each key once, then returns the same one.
 *
 * @param make depends only on the key
 * @param most keys to keep; beyond that, all are dropped
 */
export function memoise<Key, Value extends object | string | number | boolean | null>(
  make: (key: Key) => Value,
  most = Number.POSITIVE_INFINITY,
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}

/** `memoise` for objects: a value is dropped together with its object. */
export function memoiseEach<
  Key extends WeakKey,
  Value extends object | string | number | boolean | null,
>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
