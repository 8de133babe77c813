import { PageTabs } from '#parts/PageTabs.js';

interface ReturnsTabsProps {
  readonly current: 'quarter' | 'send';
  /** The quarter that the first page opens on; null or left out for the one that is due. */
  readonly quarter?: string | null;
}

/** The pages of returns, side by side. */
export function ReturnsTabs({ current, quarter = null }: ReturnsTabsProps) {
  return (
    <PageTabs
      label="Returns"
      tabs={[
        {
          name: 'This quarter',
          address: `/returns${quarter === null ? '' : `?${new URLSearchParams({ quarter })}`}`,
          isCurrent: current === 'quarter',
        },
        { name: 'Send a return', address: '/returns/send', isCurrent: current === 'send' },
      ]}
    />
  );
}
