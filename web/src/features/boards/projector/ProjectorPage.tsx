import { useQuery } from '@apollo/client/react';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useParams, useSearchParams } from 'react-router';

import { readVersion } from '#features/boards/pack-words.js';
import { PACK_PRINT } from '#features/boards/print/print-document.js';
import { askAgain } from '#graphql/ask-again.js';
import { PageProblem } from '#parts/PageProblem.js';
import { PlainPage } from '#ui/PlainPage.js';

import { PresenterNotes } from './PresenterNotes.js';
import { ProjectorScreen } from './ProjectorScreen.js';
import { toScreens } from './screens.js';
import { useScreen } from './use-screen.js';

/** A pack on the wall, one screen at a time; or, in a separate window, the presenter's notes. */
export function ProjectorPage() {
  const { quarter = '', area = '' } = useParams();
  const [search] = useSearchParams();
  const [isForNotes] = useQueryState('notes', parseAsBoolean.withDefault(false));
  const version = readVersion(search.get('version'));
  // Everybody in the room can read the wall, so it shows the partners' edition unless the address
  // asks for the other edition.
  const edition = search.get('edition') === 'cleared' ? 'CLEARED' : 'PARTNERS';
  const { data, error, refetch } = useQuery(PACK_PRINT, {
    variables: { quarter, area, version, edition },
  });
  const pack = data?.board ?? null;
  const screens = pack === null ? [] : toScreens(pack);
  const [screen, show] = useScreen(pack?.id ?? '', screens.length);
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Projector">Loading</PlainPage>;
    return <PageProblem error={error} asked="this pack" onRetry={() => askAgain(refetch())} />;
  }
  const shown = screens[screen - 1];
  if (pack === null || shown === undefined)
    return <PlainPage title="There is no such pack">There is nothing to show.</PlainPage>;
  const going = { screens, screen, show };
  if (isForNotes) return <PresenterNotes going={going} />;
  return <ProjectorScreen pack={pack} shown={shown} going={going} viewer={data.viewer} />;
}
