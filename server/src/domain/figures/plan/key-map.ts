import type { KeyValue } from '#domain/question/dimension-values.js';

/** The keys that begin in the same way. */
interface Node<Value> {
  /** Further nodes by the part that comes next. Null if there are none. */
  inside: Map<KeyValue, Node<Value>> | null;
  /** The values of keys that end with the part that comes next. Null if there are none. */
  ends: Map<KeyValue, Value> | null;
}

/**
 * Values by keys of several parts each. A value is found part by part, without making a text of the
 * whole key, because answers look up tens of thousands of values.
 */
export class KeyMap<Value> {
  readonly #root: Node<Value> = { inside: null, ends: null };
  /** The value of the key without parts. */
  #whole: Value | undefined;

  /** The value for a key; undefined if there is none. */
  get(key: readonly KeyValue[]): Value | undefined {
    if (key.length === 0) return this.#whole;
    let node: Node<Value> | undefined = this.#root;
    const last = key.length - 1;
    for (let index = 0; index < last; index += 1) {
      node = node.inside?.get(key[index] ?? null);
      if (node === undefined) return undefined;
    }
    return node.ends?.get(key[last] ?? null);
  }

  /** Finds the values of keys with this beginning by their last part. */
  within(beginning: readonly KeyValue[]): (last: KeyValue) => Value | undefined {
    let node: Node<Value> | undefined = this.#root;
    for (const value of beginning) node = node?.inside?.get(value);
    return (last) => node?.ends?.get(last);
  }

  set(key: readonly KeyValue[], kept: Value): void {
    if (key.length === 0) {
      this.#whole = kept;
      return;
    }
    let node = this.#root;
    const last = key.length - 1;
    for (let index = 0; index < last; index += 1) {
      const value = key[index] ?? null;
      node.inside ??= new Map<KeyValue, Node<Value>>();
      let next = node.inside.get(value);
      if (next === undefined) {
        next = { inside: null, ends: null };
        node.inside.set(value, next);
      }
      node = next;
    }
    node.ends ??= new Map<KeyValue, Value>();
    node.ends.set(key[last] ?? null, kept);
  }
}
