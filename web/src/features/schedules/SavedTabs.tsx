import { NavLink } from 'react-router';

import styles from './Schedules.module.css';

const pages = [
  { address: '/explore/saved', name: 'Questions' },
  { address: '/schedules', name: 'Schedules' },
  { address: '/alerts', name: 'Alerts' },
  { address: '/inbox', name: 'Inbox' },
] as const;

/** Tabs for saved questions and everything that is sent automatically. */
export function SavedTabs() {
  return (
    <nav className={styles.ways} aria-label="Saved questions, schedules, alerts and inbox">
      {pages.map(({ address, name }) => (
        <NavLink key={address} to={address} end>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
