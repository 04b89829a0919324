import { Title } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useFocusOnArrival } from './navigation-focus.tsx';

/** The one heading of a page; it gets the keyboard after a change of place, so that a screen reader says it. */
export function PageHeading({
  children,
  className,
}: {
  children: ReactNode;
  className?: string | undefined;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading);
  return (
    <Title order={1} ref={heading} tabIndex={-1} data-page-heading className={className ?? ''}>
      {children}
    </Title>
  );
}
