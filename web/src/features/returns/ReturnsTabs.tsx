import { PageTabs } from '#parts/PageTabs.js';

interface ReturnsTabsProps {
  readonly current: 'quarter' | 'send' | 'history';
  /**
   * The key of the quarter that the pages open on. By default the first page shows what is due, and
   * the history shows every quarter.
   */
  readonly quarter?: string | null;
  /**
   * Whether the viewer may send returns, and not only read the history of others; true by default.
   */
  readonly canSend?: boolean;
}

/** The pages of returns, side by side. */
export function ReturnsTabs({ current, quarter = null, canSend = true }: ReturnsTabsProps) {
  const query = quarter === null ? '' : `?${new URLSearchParams({ quarter })}`;
  return (
    <PageTabs
      label="Returns"
      tabs={[
        { name: 'This quarter', address: `/returns${query}`, isCurrent: current === 'quarter' },
        ...(canSend
          ? [{ name: 'Send a return', address: '/returns/send', isCurrent: current === 'send' }]
          : []),
        {
          name: 'History',
          address: `/returns/history${query}`,
          isCurrent: current === 'history',
        },
      ]}
    />
  );
}
