import { PlainPage } from '#ui/PlainPage.js';

import { FirstSteps } from './FirstSteps.js';

/** Replaces a page of figures while there is no quarter to show. */
export function NoPeriod() {
  return (
    <PlainPage title="No period has begun yet">
      <p>There are no quarters to show figures for.</p>
      <FirstSteps />
    </PlainPage>
  );
}
