import { Title } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useFocusOnArrival } from './navigation-focus.tsx';

export interface PageHeadingProps {
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** False where a field of the page takes the keyboard instead. */
  readonly takesFocus?: boolean;
}

/** The one heading of a page; it gets the keyboard after a change of place, so that a screen reader says it. */
export function PageHeading({ children, className, takesFocus = true }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading, takesFocus);
  return (
    <Title order={1} ref={heading} tabIndex={-1} data-page-heading className={className ?? ''}>
      {children}
    </Title>
  );
}
