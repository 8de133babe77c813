import { useQuery } from '@apollo/client/react';
import { Link, useParams } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';
import { PageTabs } from '#parts/PageTabs.js';
import { PageBody } from '#ui/PageBody.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { findHelpText } from './help-texts.js';
import { HelpMarkdown } from './HelpMarkdown.js';
import { findReader, readers } from './readers.js';

/**
 * How to use Stronghold, for one kind of reader: the one that the address names, or otherwise the
 * viewer's.
 */
export function HelpPage() {
  const { reader: key } = useParams();
  const { data, error } = useQuery(SHELL, { fetchPolicy: 'cache-first' });
  const viewer = unmask(SHELL_VIEWER, data?.viewer ?? null);

  if (key === undefined && viewer === null && error === undefined)
    return <PlainPage title="Help">Loading</PlainPage>;
  const reader =
    key === undefined
      ? findReader(viewer?.actions ?? [])
      : readers.find((each) => each.key === key);
  if (reader === undefined) {
    return (
      <PlainPage title="There is no such help page">
        <p>
          Go to <Link to="/help">Help</Link> and choose who you are.
        </p>
      </PlainPage>
    );
  }

  const { title, lead, rest } = findHelpText(reader);
  return (
    <PageBody>
      <PageTitle name="Help" message={title}>
        {lead}
      </PageTitle>
      <PageTabs
        label="Help for"
        tabs={readers.map((each) => ({
          name: each.name,
          address: `/help/${each.key}`,
          isCurrent: each.key === reader.key,
        }))}
      />
      <HelpMarkdown text={rest} />
    </PageBody>
  );
}
