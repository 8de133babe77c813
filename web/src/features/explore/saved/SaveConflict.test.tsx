import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { SaveConflict } from './SaveConflict.js';

const savedBy = { __typename: 'SavedBy' as const, isYou: false, name: 'Analyst' };
const theirs = {
  __typename: 'SavedQuery' as const,
  ...{ id: 'q', name: 'Disruptions by area', text: '{ a }', variables: [] },
  ...{ version: 3, latestVersion: 3, savedAt: '2026-11-01T09:14:00Z', savedBy },
};

it('says once who saved first, and lists any other problems', () => {
  render(
    <SaveConflict
      theirs={theirs}
      mine="{ b }"
      problems={[
        { field: 'version', message: 'Analyst saved version 3.' },
        { field: null, message: 'The server did not answer.' },
      ]}
      isSending={false}
      onKeepBoth={() => undefined}
      onTakeTheirs={() => undefined}
    />,
  );
  expect(screen.getAllByText(/^Analyst saved/)).toHaveLength(1);
  expect(screen.getByText('The server did not answer.')).toBeVisible();
});
