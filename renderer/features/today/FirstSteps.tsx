import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/SectionCard.tsx';
import styles from './Today.module.css';

export interface FirstStepsProps {
  /** Something was written already; only the second step is left. */
  readonly written: boolean;
  onWrite(): void;
  onNewCircle(): void;
  onOpenInvitation(): void;
}

/** What to begin with in a new journal; gone with the first circle. */
export function FirstSteps({ written, onWrite, onNewCircle, onOpenInvitation }: FirstStepsProps) {
  const { t } = useTranslation('today');
  const steps = [
    {
      key: 'write',
      shown: !written,
      title: t('firstWrite'),
      text: t('firstWriteText'),
      button: t('firstWriteButton'),
      run: onWrite,
    },
    {
      key: 'invite',
      shown: true,
      title: t('firstInvite'),
      text: t('firstInviteText'),
      button: t('firstInviteButton'),
      run: onNewCircle,
    },
    {
      key: 'join',
      shown: true,
      title: t('firstJoin'),
      text: t('firstJoinText'),
      button: t('firstJoinButton'),
      run: onOpenInvitation,
    },
  ];
  return (
    <Section title={t('firstHeading')}>
      <ul className={styles['list']}>
        {steps
          .filter(({ shown }) => shown)
          .map((step) => (
            <li key={step.key} className={styles['item']}>
              <div className={styles['words']}>
                <span className={styles['headline']}>{step.title}</span>
                <span className={styles['line']}>{step.text}</span>
              </div>
              <Button className={styles['action'] ?? ''} variant="default" onClick={step.run}>
                {step.button}
              </Button>
            </li>
          ))}
      </ul>
    </Section>
  );
}
