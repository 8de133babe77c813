/**
 * The administration pages, in the order of their tabs. `needs` is the permission that opens the
 * page, and `about` says what it is about, after its name.
 */
export const adminPages = [
  {
    key: 'people',
    name: 'People',
    address: '/admin/people',
    needs: 'MANAGE_PEOPLE',
    about: 'who has access',
  },
  {
    key: 'rules',
    name: 'Sign-in rules',
    address: '/admin/people?view=claims',
    needs: 'MANAGE_PEOPLE',
    about: 'who gets access when they sign in',
  },
  {
    key: 'tokens',
    name: 'Programs',
    address: '/admin/tokens',
    needs: 'MANAGE_PEOPLE',
    about: 'which programs sign in with a token, and for whom they work',
  },
  {
    key: 'contacts',
    name: 'Contacts',
    address: '/admin/contacts',
    needs: 'SET_CONTACTS',
    about: 'who answers questions about your agency’s data',
  },
  {
    key: 'targets',
    name: 'Targets',
    address: '/admin/targets',
    needs: 'SET_TARGETS',
    about: 'the target of each measure, by quarter and place',
  },
  {
    key: 'dueDates',
    name: 'Due dates',
    address: '/admin/due-dates',
    needs: 'SET_PERIODS',
    about: 'when returns are due, and closing a quarter',
  },
  {
    key: 'owed',
    name: 'Owed returns',
    address: '/admin/owed',
    needs: 'SET_PERIODS',
    about: 'which agency owes which returns',
  },
  {
    key: 'agencies',
    name: 'Agencies',
    address: '/admin/agencies',
    needs: 'SET_AGENCIES',
    about: 'adding, renaming and ending them',
  },
  {
    key: 'events',
    name: 'Events',
    address: '/admin/events',
    needs: 'ADD_EVENTS',
    about: 'events that explain changes on the charts',
  },
  {
    key: 'log',
    name: 'Log',
    address: '/admin/log',
    needs: 'READ_LOG',
    about: 'who did what, when and why',
  },
] as const;

/** The key of an administration page. */
export type AdminPageKey = (typeof adminPages)[number]['key'];
