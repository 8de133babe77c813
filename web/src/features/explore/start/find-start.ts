import type { Asked } from '#features/explore/kept/history.js';

import { type ReadyQuestion, readyQuestions } from './ready-questions.js';

interface Findable {
  readonly measures: readonly { readonly key: string; readonly name: string; readonly dimensions: readonly string[] }[];
  readonly asked: readonly Asked[];
}

interface Found {
  readonly ready: readonly ReadyQuestion[];
  /** Only where somebody looks for something. */
  readonly measures: Findable['measures'];
  readonly recent: readonly Asked[];
}

/** Measures that are shown at a time. */
const MAX_MEASURES = 8;

/** What of the start holds all of the words, in any order. Without words all of it, but for measures. */
export function findStart(words: string, { measures, asked }: Findable): Found {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return {
    ready: readyQuestions.filter(({ title, name, text }) => holds(`${title} ${name} ${measuresIn(text, measures)}`)),
    measures: wanted.length === 0 ? [] : measures.filter(({ name, key }) => holds(`${name} ${key}`)).slice(0, MAX_MEASURES),
    recent: asked.filter(({ name, text }) => holds(`${name} ${text}`)),
  };
}

/** The names of the measures that a text names. */
function measuresIn(text: string, measures: Findable['measures']): string {
  const written = new Set(text.match(/\w+/g) ?? []);
  return measures
    .filter(({ key }) => written.has(key))
    .map(({ name }) => name)
    .join(' ');
}
