import { useLayoutEffect, useRef, useState } from 'react';
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router';

import {
  findSavedFilters,
  forgetFilters,
  type SavedFilters,
  storeFilters,
  withoutTime,
} from '#lib/scope/saved-filters.js';
import { type ScopeParams, toSearch } from '#lib/scope/scope.js';
import { HiddenText } from '#ui/HiddenText.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './RememberFilters.module.css';

interface RememberMineProps {
  /** The id of the viewer, whose filters they are. */
  readonly viewer: string;
  /** What the address asks for. */
  readonly asked: ScopeParams;
  /** Returns the filters that the page uses. */
  readonly understand: (asked: SavedFilters) => ScopeParams;
}

/**
 * Saves filters for a person: a page that is entered without filters starts with them. Going back
 * or forward shows the page as it was, and a page whose filters are cleared stays without filters.
 */
export function RememberFilters({ viewer, ...rest }: RememberMineProps) {
  return <MineOf key={viewer} viewer={viewer} {...rest} />;
}

function MineOf({ viewer, asked, understand }: RememberMineProps) {
  const [kept, setKept] = useState(() => findSavedFilters(viewer));
  const [said, setSaid] = useState('');
  const mine = kept === null ? '' : toSearch(understand(kept));
  const present = toSearch(withoutTime(asked));
  useEntry(mine);

  const isKept = kept !== null && (present === '' || present === mine);
  const forget = () => {
    forgetFilters(viewer);
    setKept(null);
    setSaid('Forgotten: pages open without filters again.');
  };
  const keep = () => {
    const isDone = storeFilters(viewer, asked);
    setKept(findSavedFilters(viewer));
    setSaid(
      isDone
        ? 'Remembered: pages open with these filters in this browser.'
        : 'This browser does not allow storage, so the filters could not be remembered.',
    );
  };

  return (
    <div className={styles.mine}>
      {isKept ? (
        <span className={styles.words}>
          {present === '' ? 'You have saved filters' : 'Pages open with these filters'}
        </span>
      ) : null}
      {isKept || present !== '' ? (
        <TextButton onPress={isKept ? forget : keep}>
          {isKept ? 'Forget these filters' : 'Save these filters'}
        </TextButton>
      ) : null}
      <HiddenText role="status">{said}</HiddenText>
    </div>
  );
}

/**
 * Adds the filters to the address of a page that is entered without any: by a link, or as the first
 * page.
 */
function useEntry(mine: string): void {
  const { pathname, search, key } = useLocation();
  const type = useNavigationType();
  const navigate = useNavigate();
  const entered = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (entered.current === pathname) return;
    entered.current = pathname;
    const isOpened = key === 'default';
    // Returning to the very first page is a step back, not a fresh opening.
    if (isOpened) window.history.replaceState({ ...window.history.state, key: 'opened' }, '');
    if (mine !== '' && search === '' && (isOpened || type !== NavigationType.Pop))
      void navigate({ search: mine }, { replace: true });
  }, [pathname, search, key, type, navigate, mine]);
}
