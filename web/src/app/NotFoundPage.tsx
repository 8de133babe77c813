import { Link, useLocation } from 'react-router';

import { PlainPage } from '#ui/PlainPage.js';

/** Shown for any address that is not one of our pages. */
export function NotFoundPage() {
  const { pathname } = useLocation();

  return (
    <PlainPage title="There is no page at this address">
      <p>
        You asked for <code>{pathname}</code>. Check the address for a typing mistake; if you
        followed a link, it may be out of date.
      </p>
      <p>
        Go to the <Link to="/">Overview</Link>, to <Link to="/disruptions">Disruptions</Link>, to{' '}
        <Link to="/safeguarding">Safeguarding</Link> or to <Link to="/measures">Measures</Link>.
      </p>
    </PlainPage>
  );
}
