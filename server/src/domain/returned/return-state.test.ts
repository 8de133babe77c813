import { describe, expect, it } from 'vitest';

import { stateOf } from './return-state.js';

describe('stateOf', () => {
  it.each([
    {
      receivedOn: null,
      today: '2026-09-30',
      state: 'NOT_DUE',
      because: 'the quarter is still running on its last day',
    },
    { receivedOn: null, today: '2026-10-01', state: 'DUE', because: 'the quarter has ended' },
    {
      receivedOn: null,
      today: '2026-10-31',
      state: 'DUE',
      because: 'it may still arrive on its due day',
    },
    { receivedOn: null, today: '2026-11-01', state: 'MISSING', because: 'the due day has passed' },
    {
      receivedOn: '2026-09-15',
      today: '2026-09-20',
      state: 'RECEIVED',
      because: 'it arrived before the quarter ended',
    },
    {
      receivedOn: '2026-10-31',
      today: '2026-12-01',
      state: 'RECEIVED',
      because: 'a return on the due day is on time',
    },
    {
      receivedOn: '2026-11-01',
      today: '2026-12-01',
      state: 'RECEIVED_LATE',
      because: 'it arrived after the due day',
    },
  ])(
    'is $state on $today for one received on $receivedOn: $because',
    ({ receivedOn, today, state }) => {
      expect(stateOf({ quarter: '2026-27-Q2', dueOn: '2026-10-31', receivedOn }, today)).toBe(
        state,
      );
    },
  );
});
