import { useQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';

import { readVersion } from '#features/boards/pack-words.js';
import { askAgain } from '#graphql/ask-again.js';
import { PageProblem } from '#parts/PageProblem.js';
import { PlainPage } from '#ui/PlainPage.js';

import { PackSheets } from './PackSheets.js';
import { PACK_PRINT } from './print-document.js';

/**
 * A pack laid out for paper, without the shell: this is what a browser prints. The server makes the
 * PDF from this page; if the server has no browser, readers print the page with theirs.
 */
export function PackPrintPage() {
  const { quarter = '', area = '' } = useParams();
  const [search] = useSearchParams();
  const edition = search.get('edition') === 'partners' ? 'PARTNERS' : null;
  const { data, error, refetch } = useQuery(PACK_PRINT, {
    variables: { quarter, area, version: readVersion(search.get('version')), edition },
  });
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Pack">Loading</PlainPage>;
    return <PageProblem error={error} asked="this pack" onRetry={() => askAgain(refetch())} />;
  }
  if (data.board === null)
    return <PlainPage title="There is no such pack">There is nothing to print.</PlainPage>;
  return <PackSheets pack={data.board} isMadeUp={data.viewer.demonstrationNotice !== null} />;
}
