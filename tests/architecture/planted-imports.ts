/**
 * One import that each rule must find. `from` is a file as somebody might write it one day, `imports` what it must
 * not; paths from the top, anything else is a package.
 */
export interface PlantedImport {
  readonly rule: string;
  readonly from: string;
  readonly imports: string;
}

export const plantedImports: readonly PlantedImport[] = [
  { rule: 'shared-base-imports-nothing', from: 'shared/base/a.ts', imports: 'shared/errors/target.ts' },
  { rule: 'shared-protocol-is-pure', from: 'shared/protocol/a.ts', imports: 'node:fs' },
  {
    rule: 'shared-protocol-is-pure',
    from: 'shared/protocol/b.ts',
    imports: 'shared/features/journal/target.ts',
  },
  { rule: 'shared-text-is-the-schema-only', from: 'shared/text/a.ts', imports: 'yjs' },
  { rule: 'shared-ground-stays-low', from: 'shared/errors/a.ts', imports: 'shared/contract/target.ts' },
  { rule: 'shared-ground-stays-low', from: 'shared/transport/a.ts', imports: 'shared/protocol/target.ts' },
  {
    rule: 'shared-contract-and-features-run-anywhere',
    from: 'shared/features/journal/a.ts',
    imports: 'shared/protocol/target.ts',
  },
  { rule: 'shared-contract-and-features-run-anywhere', from: 'shared/contract/a.ts', imports: 'react' },
  {
    rule: 'renderer-ui-knows-no-field-words',
    from: 'renderer/ui/A.tsx',
    imports: 'renderer/client/target.ts',
  },
  { rule: 'renderer-i18n-is-texts', from: 'renderer/i18n/a.ts', imports: 'renderer/client/target.ts' },
  {
    rule: 'renderer-client-is-the-only-door',
    from: 'renderer/client/a.ts',
    imports: 'renderer/features/journal/target.ts',
  },
  {
    rule: 'renderer-editor-knows-no-feature',
    from: 'renderer/editor/A.tsx',
    imports: 'renderer/features/journal/target.ts',
  },
  {
    rule: 'renderer-features-keep-apart',
    from: 'renderer/features/people/A.tsx',
    imports: 'renderer/features/journal/target.ts',
  },
  {
    rule: 'renderer-features-keep-apart',
    from: 'renderer/features/people/B.tsx',
    imports: 'shared/protocol/target.ts',
  },
  { rule: 'renderer-app-joins-the-screens', from: 'renderer/app/A.tsx', imports: 'electron/main/target.ts' },
  { rule: 'preload-is-two-words', from: 'electron/preload/a.ts', imports: 'shared/contract/target.ts' },
  { rule: 'main-never-sees-content', from: 'electron/main/a.ts', imports: 'electron/vault/log/target.ts' },
  { rule: 'main-never-sees-content', from: 'electron/main/b.ts', imports: 'renderer/ui/target.ts' },
  {
    rule: 'vault-keyslots-looks-down',
    from: 'electron/vault/keyslots/a.ts',
    imports: 'electron/vault/log/target.ts',
  },
  {
    rule: 'vault-database-looks-down',
    from: 'electron/vault/database/a.ts',
    imports: 'electron/vault/log/target.ts',
  },
  { rule: 'vault-log-looks-down', from: 'electron/vault/log/a.ts', imports: 'electron' },
  {
    rule: 'vault-documents-looks-down',
    from: 'electron/vault/documents/a.ts',
    imports: 'electron/vault/features/journal/target.ts',
  },
  {
    rule: 'vault-search-looks-down',
    from: 'electron/vault/search/a.ts',
    imports: 'electron/vault/exchange/target.ts',
  },
  {
    rule: 'vault-live-queries-looks-down',
    from: 'electron/vault/live-queries/a.ts',
    imports: 'electron/vault/circles/target.ts',
  },
  {
    rule: 'migrations-stand-still',
    from: 'electron/vault/migrations/0002-a.ts',
    imports: 'shared/features/journal/target.ts',
  },
  {
    rule: 'vault-door-checks-and-passes-on',
    from: 'electron/vault/door/a.ts',
    imports: 'electron/vault/features/journal/target.ts',
  },
  {
    rule: 'circles-and-exchange-know-no-feature',
    from: 'electron/vault/exchange/a.ts',
    imports: 'electron/vault/features/journal/target.ts',
  },
  {
    rule: 'circles-and-exchange-know-no-feature',
    from: 'electron/vault/circles/a.ts',
    imports: 'electron/transports/folder/target.ts',
  },
  {
    rule: 'vault-feature-parts-are-common-ground',
    from: 'electron/vault/features/a.ts',
    imports: 'electron/vault/features/journal/target.ts',
  },
  {
    rule: 'vault-features-keep-apart',
    from: 'electron/vault/features/people/a.ts',
    imports: 'electron/vault/features/journal/journal-queries.ts',
  },
  {
    rule: 'vault-features-keep-apart',
    from: 'electron/vault/features/people/b.ts',
    imports: 'electron/vault/keyslots/target.ts',
  },
  {
    rule: 'gathering-features-only-read',
    from: 'electron/vault/features/insights/a.ts',
    imports: 'electron/vault/features/journal/journal-commands.ts',
  },
  {
    rule: 'workflows-are-where-features-meet',
    from: 'electron/vault/workflows/a.ts',
    imports: 'electron/transports/folder/target.ts',
  },
  { rule: 'vault-process-composes-the-vault', from: 'electron/vault/a.ts', imports: 'electron' },
  {
    rule: 'vault-process-composes-the-vault',
    from: 'electron/vault/session/a.ts',
    imports: 'electron/main/target.ts',
  },
  {
    rule: 'transports-carry-sealed-bytes',
    from: 'electron/transports/folder/a.ts',
    imports: 'shared/features/journal/target.ts',
  },
  { rule: 'setup-is-plain-node', from: 'resources/setup/a.mjs', imports: 'zod' },
  { rule: 'build-steps-use-vite', from: 'resources/setup/build/a.mjs', imports: 'zod' },
  { rule: 'nothing-imports-tests', from: 'electron/main/c.ts', imports: 'tests/support/target.ts' },
  { rule: 'no-import-without-a-file', from: 'electron/main/d.ts', imports: './mistyped.ts' },
  { rule: 'app-needs-no-development-packages', from: 'electron/main/e.ts', imports: 'vite' },
  { rule: 'no-cycles', from: 'shared/base/round.ts', imports: 'shared/base/and-round.ts' },
  { rule: 'no-cycles', from: 'shared/base/and-round.ts', imports: 'shared/base/round.ts' },
];

/** Imports that must stay allowed: rules that refuse everything would find every planted violation as well. */
export const allowedImports: readonly Omit<PlantedImport, 'rule'>[] = [
  { from: 'renderer/app/Allowed.tsx', imports: 'renderer/features/journal/target.ts' },
  { from: 'renderer/features/people/Allowed.tsx', imports: 'renderer/client/target.ts' },
  { from: 'electron/vault/exchange/allowed.ts', imports: 'shared/protocol/target.ts' },
  {
    from: 'electron/vault/features/insights/allowed.ts',
    imports: 'electron/vault/features/journal/journal-queries.ts',
  },
  {
    from: 'electron/vault/workflows/allowed.ts',
    imports: 'electron/vault/features/journal/journal-commands.ts',
  },
  { from: 'electron/main/allowed.ts', imports: 'electron' },
  { from: 'shared/features/journal/allowed.ts', imports: 'zod' },
];
