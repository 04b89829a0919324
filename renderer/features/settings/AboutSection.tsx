import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/use-live-query.ts';
import { ErrorNote } from '../../i18n/errors/ErrorNote.tsx';
import { SectionCard } from '../../ui/SectionCard.tsx';
import styles from './Settings.module.css';

/** Versions, where the journal lies, and the licences of what the app is built from. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const { value: about, error } = useLiveQuery('settings.about', {});
  return (
    <SectionCard title={t('about')} text={t('licence')}>
      <ErrorNote error={error} />
      {about && (
        <>
          <dl className={styles['facts']}>
            <dt>{t('version')}</dt>
            <dd>{about.version}</dd>
            <dt>{t('runtime')}</dt>
            <dd>{about.runtime.map(({ name, version }) => `${name} ${version}`).join(' · ')}</dd>
            <dt>{t('folder')}</dt>
            <dd className={styles['path']} dir="ltr">
              {about.vaultFolder}
            </dd>
          </dl>
          <details className={styles['details']}>
            <summary>{t('licences', { count: about.licences.length })}</summary>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('part')}</th>
                  <th scope="col">{t('partVersion')}</th>
                  <th scope="col">{t('partLicence')}</th>
                </tr>
              </thead>
              <tbody dir="ltr">
                {about.licences.map(({ name, version, licence }) => (
                  <tr key={`${name} ${version}`}>
                    <td>{name}</td>
                    <td>{version}</td>
                    <td>{licence}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </SectionCard>
  );
}
