import { Button, Group } from '@mantine/core';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Leads away from the page that cannot be drawn. */
  onLeave?(): void;
}

/**
 * Keeps a broken page from taking the window with it. Typed text is not in the page but in the open
 * documents, which go on saving, so that drawing again loses nothing.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const again = (): void => {
      this.setState({ broken: false });
    };
    return <BrokenPage onAgain={again} onLeave={this.props.onLeave} />;
  }
}

function BrokenPage({ onAgain, onLeave }: { onAgain: () => void; onLeave: (() => void) | undefined }) {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('broken.title')} subtitle={t('broken.text')}>
      <Group>
        <Button onClick={onAgain}>{t('broken.again')}</Button>
        {onLeave && (
          <Button variant="default" onClick={onLeave}>
            {t('broken.today')}
          </Button>
        )}
      </Group>
    </Page>
  );
}
