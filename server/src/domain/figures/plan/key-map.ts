import type { KeyValue } from '#domain/question/dimension-values.js';

interface Node<Value> {
  /** Null where no longer key goes on from here. */
  inside: Map<KeyValue, Node<Value>> | null;
  value: Value | undefined;
}

/**
 * What is kept by keys of several values each: found value by value, without a text of the whole
 * key, which answers look up by the ten thousand.
 */
export class KeyMap<Value> {
  readonly #root: Node<Value> = { inside: null, value: undefined };

  /** What is kept by a key; undefined where there is nothing. */
  get(key: readonly KeyValue[]): Value | undefined {
    let node: Node<Value> | undefined = this.#root;
    for (const value of key) {
      node = node.inside?.get(value);
      if (node === undefined) return undefined;
    }
    return node.value;
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
