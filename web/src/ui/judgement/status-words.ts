import type { Status } from './judgement.type.js';

/** Each status in words, as written beside its shape and in tables. */
export const statusWords: Readonly<Record<Status, string>> = {
  GREEN: 'On target',
  AMBER: 'Near target',
  RED: 'Off target',
  TOO_CLOSE: 'Too close to rate',
  NOT_RATED: 'Not rated',
  NO_TARGET: 'No target',
  NO_DATA: 'No data',
};
