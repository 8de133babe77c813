import { PageTabs } from '#parts/PageTabs.js';

interface ReturnsTabsProps {
  readonly current: 'quarter' | 'send';
}

/** The pages of returns, side by side. */
export function ReturnsTabs({ current }: ReturnsTabsProps) {
  return (
    <PageTabs
      label="Returns"
      tabs={[
        { name: 'This quarter', address: '/returns', isCurrent: current === 'quarter' },
        { name: 'Send a return', address: '/returns/send', isCurrent: current === 'send' },
      ]}
    />
  );
}
