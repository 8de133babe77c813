import type { KeyValue } from '#domain/question/dimension-values.js';

interface Node<Value> {
  /** Null if no longer key continues from here. */
  inside: Map<KeyValue, Node<Value>> | null;
  value: Value | undefined;
}

/**
 * Values by keys of several parts each: found part by part, without making a text of the whole key,
 * because answers look up tens of thousands.
 */
export class KeyMap<Value> {
  readonly #root: Node<Value> = { inside: null, value: undefined };

  /** The value for a key; undefined if there is none. */
  get(key: readonly KeyValue[]): Value | undefined {
    let node: Node<Value> | undefined = this.#root;
    for (const value of key) {
      node = node.inside?.get(value);
      if (node === undefined) return undefined;
    }
    return node.value;
  }

  /** Finds the values of keys with this beginning by the part that comes next. */
  within(beginning: readonly KeyValue[]): (last: KeyValue) => Value | undefined {
    let node: Node<Value> | undefined = this.#root;
    for (const value of beginning) node = node?.inside?.get(value);
    return (last) => node?.inside?.get(last)?.value;
  }

  set(key: readonly KeyValue[], kept: Value): void {
    let node = this.#root;
    for (const value of key) {
      node.inside ??= new Map<KeyValue, Node<Value>>();
      let next = node.inside.get(value);
      if (next === undefined) {
        next = { inside: null, value: undefined };
        node.inside.set(value, next);
      }
      node = next;
    }
    node.value = kept;
  }
}
