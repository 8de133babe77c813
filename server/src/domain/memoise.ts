/**
 * Makes a value of each key once and hands out the same again.
 *
 * @param make depends on the key alone
 * @param most keys that are kept; one more, and it begins again
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

/** The same for objects: what is made of one is there for as long as it is. */
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
