import {
  IconBook2,
  IconFeather,
  IconMailOpened,
  IconPlus,
  IconSettings,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { InitialsBadge } from '../../ui/InitialsBadge.tsx';
import type { Place } from '../navigation/place.ts';
import { TODAY, circleOf, journalOf } from '../navigation/place.ts';
import { NavigationItem } from './NavigationItem.tsx';
import styles from './Navigation.module.css';

type Circle = OutputOf<'people.circles'>['circles'][number];

export interface NavigationProps {
  readonly here: Place;
  readonly circles: readonly Circle[];
  onGo(place: Place): void;
  onNewCircle(): void;
  onOpenInvitation(): void;
}

/** The circles that are listed, the private one apart. */
export function sharedCircles(circles: readonly Circle[]): readonly Circle[] {
  return circles.filter(({ kind }) => kind === 'circle');
}

/** Where a click on a circle leads: to its journal, or to the waiting room while I am not in yet. */
export function entranceOf(circle: Circle): Place {
  return circle.state === 'joining'
    ? { at: 'people', circleId: circle.circleId }
    : journalOf(circle.circleId);
}

/** All places. Only the chosen circle is unfolded. */
export function Navigation({ here, circles, onGo, onNewCircle, onOpenInvitation }: NavigationProps) {
  const { t } = useTranslation('shell');
  const justMe = circles.find(({ kind }) => kind === 'just-me');
  const chosen = circleOf(here);
  return (
    <nav className={styles['navigation']} aria-label={t('navigation')}>
      <ul className={styles['list']}>
        <NavigationItem
          icon={<IconSun size="1.15rem" stroke={1.5} aria-hidden />}
          label={t('today')}
          current={here.at === 'today'}
          onClick={() => {
            onGo(TODAY);
          }}
        />
        {justMe && (
          <NavigationItem
            icon={<IconFeather size="1.15rem" stroke={1.5} aria-hidden />}
            label={t('justMe')}
            current={chosen === justMe.circleId}
            onClick={() => {
              onGo(journalOf(justMe.circleId));
            }}
          />
        )}
      </ul>
      <h2 className={styles['heading']} id="circles-heading">
        {t('circles')}
      </h2>
      <ul className={styles['list']} aria-labelledby="circles-heading">
        {sharedCircles(circles).map((circle) => (
          <CircleItems
            key={circle.circleId}
            circle={circle}
            here={here}
            open={chosen === circle.circleId}
            onGo={onGo}
          />
        ))}
        <NavigationItem
          icon={<IconPlus size="1.15rem" stroke={1.5} aria-hidden />}
          label={t('newCircle')}
          quiet
          onClick={onNewCircle}
        />
        <NavigationItem
          icon={<IconMailOpened size="1.15rem" stroke={1.5} aria-hidden />}
          label={t('openInvitation')}
          quiet
          onClick={onOpenInvitation}
        />
      </ul>
      <ul className={`${styles['list']} ${styles['last']}`}>
        <NavigationItem
          icon={<IconSettings size="1.15rem" stroke={1.5} aria-hidden />}
          label={t('settings')}
          current={here.at === 'settings'}
          quiet
          onClick={() => {
            onGo({ at: 'settings' });
          }}
        />
      </ul>
    </nav>
  );
}

interface CircleItemsProps {
  readonly circle: Circle;
  readonly here: Place;
  readonly open: boolean;
  onGo(place: Place): void;
}

function CircleItems({ circle, here, open, onGo }: CircleItemsProps) {
  const { t } = useTranslation('shell');
  const { circleId } = circle;
  const waiting = circle.waitingToJoin > 0 ? t('wantsToJoin', { count: circle.waitingToJoin }) : '';
  const news = circle.newEntries > 0 ? t('newCount', { count: circle.newEntries }) : '';
  const folded =
    circle.state === 'joining' ? t('joiningCircle') : circle.state === 'left' ? t('leftCircle') : '';
  return (
    <NavigationItem
      icon={<InitialsBadge initials={circle.initials} colour={circle.colour} />}
      label={circle.name}
      note={open ? folded : folded || news || waiting}
      noteBelow
      expanded={open}
      onClick={() => {
        onGo(entranceOf(circle));
      }}
    >
      {open && (
        <ul className={styles['inner']}>
          {circle.state !== 'joining' && (
            <NavigationItem
              inner
              icon={<IconBook2 size="1.1rem" stroke={1.5} aria-hidden />}
              label={t('journal')}
              note={news}
              current={here.at === 'journal'}
              onClick={() => {
                onGo(journalOf(circleId));
              }}
            />
          )}
          <NavigationItem
            inner
            icon={<IconUsers size="1.1rem" stroke={1.5} aria-hidden />}
            label={t('people')}
            note={waiting}
            current={here.at === 'people'}
            onClick={() => {
              onGo({ at: 'people', circleId });
            }}
          />
        </ul>
      )}
    </NavigationItem>
  );
}
