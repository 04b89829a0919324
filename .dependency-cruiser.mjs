/**
 * Who may import whom. This is the one authority: the table in tests/architecture/README.md is written from it,
 * `npm run check` applies it, and tests/architecture plants a violation of every row.
 *
 * A row says what the files under `from` may import; everything else is refused. Files of the same row may import
 * each other (`self: false` where they may not).
 */

/** Names for places and libraries, as the table shows them, and what they match. */
const places = {
  'shared/base': '^shared/base/',
  'shared/errors': '^shared/errors/',
  'shared/logging': '^shared/logging/',
  'shared/text': '^shared/text/',
  'shared/transport': '^shared/transport/',
  'shared/protocol': '^shared/protocol/',
  'shared/contract': '^shared/contract/',
  'shared/features': '^shared/features/',
  'the channel names (shared/contract/wire.ts)': '^shared/contract/wire\\.ts$',
  'renderer/ui': '^renderer/ui/',
  'renderer/i18n': '^renderer/i18n/',
  'renderer/styles': '^renderer/styles/',
  'renderer/client': '^renderer/client/',
  'renderer/editor': '^renderer/editor/',
  'renderer/features': '^renderer/features/',
  'renderer/app': '^renderer/app/',
  'electron/main': '^electron/main/',
  'electron/transports': '^electron/transports/',
  'the vault’s entries, by path': '^electron/vault/vault-process\\.ts$',
  'vault/surroundings': '^electron/vault/surroundings\\.ts$',
  'vault/keyslots': '^electron/vault/keyslots/',
  'vault/migrations': '^electron/vault/migrations/',
  'vault/database': '^electron/vault/database/',
  'the SQL helper': '^electron/vault/database/migration-sql\\.ts$',
  'vault/log': '^electron/vault/log/',
  'vault/documents': '^electron/vault/documents/',
  'vault/search': '^electron/vault/search/',
  'vault/live-queries': '^electron/vault/live-queries/',
  'vault/circles': '^electron/vault/circles/',
  'vault/exchange': '^electron/vault/exchange/',
  'vault/features': '^electron/vault/features/',
  'vault/features, common parts': '^electron/vault/features/[^/]+\\.ts$',
  'vault/workflows': '^electron/vault/workflows/',
  'other features’ *-queries.ts': '^electron/vault/features/[^/]+/[^/]+-queries\\.ts$',
  'all of the vault': '^electron/vault/',
  'the rules': '^\\.dependency-cruiser\\.mjs$',
  'the transport registry': '^electron/transports/transport-registry\\.ts$',
  'resources/templates': '^resources/templates/',
  'resources/icons': '^resources/icons/',
  'node:':
    '^(node:)?(assert|buffer|child_process|crypto|dns|events|fs|http|https|module|net|os|path|process|readline|stream|string_decoder|timers|tls|url|util|v8|worker_threads|zlib)(/|$)',
};

/** Libraries by the name that the table shows; a package name stands for itself. */
const libraries = {
  React: ['react', 'react-dom', '@types/react', '@types/react-dom'],
  Mantine: ['@mantine/[^/]+', '@tabler/icons-react'],
  TipTap: ['@tiptap/[^/]+'],
  ProseMirror: ['prosemirror-[^/]+'],
  i18next: ['i18next', 'react-i18next'],
  libsodium: ['libsodium-wrappers-sumo', '@types/libsodium-wrappers-sumo'],
  bip39: ['@scure/bip39'],
  zxcvbn: ['@zxcvbn-ts/[^/]+'],
  fonts: ['@fontsource/[^/]+'],
  temporal: ['temporal-polyfill'],
  sqlcipher: ['@signalapp/sqlcipher'],
  electron: ['electron'],
};

const sharedButProtocol = ['base', 'errors', 'logging', 'text', 'contract', 'features'].map(
  (name) => `shared/${name}`,
);
const shared = [...sharedButProtocol, 'shared/protocol', 'shared/transport'];
const forScreens = ['shared/base', 'shared/features', 'shared/contract', 'shared/errors'];

/** What every part of the vault may use: the standard library and what the composition root hands in. */
const vaultGround = ['vault/surroundings', 'node:', 'zod'];

/** The layers of the vault, lowest first: each may import the ones before it. */
const vaultLayers = [
  ['keyslots', ['libsodium', 'bip39', 'zxcvbn', 'cborg']],
  ['database', ['vault/migrations', 'sqlcipher']],
  ['log', ['cborg']],
  ['documents', ['yjs', '@tiptap/y-tiptap', 'prosemirror-model', 'lib0']],
  ['search', []],
  ['live-queries', []],
];
const vaultLayerNames = vaultLayers.map(([name]) => `vault/${name}`);

/** What a feature of the vault stands on: no keys, no exchange. */
const vaultFeatureGround = [
  ...vaultLayerNames.filter((name) => name !== 'vault/keyslots'),
  ...sharedButProtocol,
  ...vaultGround,
];

/**
 * @typedef {object} Row
 * @property {string} name of the rule
 * @property {string} from a pattern; its first group, if any, is what `self` stays within
 * @property {string} shown the `from` as the table shows it
 * @property {string} self what counts as the same row; '' where its files may not even import each other
 * @property {string[]} may keys of `places` and `libraries`, or package names
 * @property {string} why
 */

/** @type {Row[]} */
export const rows = [
  {
    name: 'shared-base-imports-nothing',
    from: '^shared/base/',
    shown: '`shared/base`',
    self: '^shared/base/',
    may: [],
    why: 'Everything stands on it, so it stands on nothing.',
  },
  {
    name: 'shared-protocol-is-pure',
    from: '^shared/protocol/',
    shown: '`shared/protocol`',
    self: '^shared/protocol/',
    may: ['shared/base', 'libsodium', 'cborg', 'fflate', 'bip39'],
    why: 'Another implementation must be able to read it alone: no clock, no disk, no network, no journal.',
  },
  {
    name: 'shared-text-is-the-schema-only',
    from: '^shared/text/',
    shown: '`shared/text`',
    self: '^shared/text/',
    may: ['prosemirror-model'],
    why: 'The editor and the document worker must agree on what a text may hold, and on nothing else.',
  },
  {
    name: 'shared-ground-stays-low',
    from: '^shared/(errors|logging|transport)/',
    shown: '`shared/{errors,logging,transport}`',
    self: '^shared/$1/',
    may: ['shared/base', 'shared/errors', 'zod'],
    why: 'Codes, events and the transport’s types know nothing of the features that use them.',
  },
  {
    name: 'shared-contract-and-features-run-anywhere',
    from: '^shared/(contract|features)/',
    shown: '`shared/{contract,features}`',
    self: '^shared/(contract|features)/',
    may: ['shared/base', 'shared/errors', 'shared/logging', 'shared/text', 'zod', 'temporal'],
    why: 'Models and the contract are spoken in every room: no Electron, no Node, no DOM, no React, no keys.',
  },
  {
    name: 'renderer-ui-knows-no-field-words',
    from: '^renderer/(ui|styles)/',
    shown: '`renderer/{ui,styles}`',
    self: '^renderer/(ui|styles)/',
    may: ['React', 'Mantine', 'fonts', 'shared/base'],
    why: 'A plain component that knows a feature or a call cannot be used by another one.',
  },
  {
    name: 'renderer-i18n-is-texts',
    from: '^renderer/i18n/',
    shown: '`renderer/i18n`',
    self: '^renderer/i18n/',
    may: ['React', 'i18next', 'renderer/ui', 'shared/base', 'shared/errors', 'shared/features'],
    why: 'Texts are read by all screens; a text that calls the vault would be a screen.',
  },
  {
    name: 'renderer-client-is-the-only-door',
    from: '^renderer/client/',
    shown: '`renderer/client`',
    self: '^renderer/client/',
    may: ['React', 'yjs', 'lib0', 'renderer/i18n', ...forScreens],
    why: 'The only user of the door to the vault; screens see hooks, not messages.',
  },
  {
    name: 'renderer-editor-knows-no-feature',
    from: '^renderer/editor/',
    shown: '`renderer/editor`',
    self: '^renderer/editor/',
    may: [
      ...['React', 'Mantine', 'TipTap', 'ProseMirror', 'yjs', 'lib0', 'i18next'],
      ...['renderer/ui', 'renderer/i18n', 'renderer/styles', 'renderer/client', 'shared/text', ...forScreens],
    ],
    why: 'One editor serves entries, notes and messages; it never sees a key or a sealed byte.',
  },
  {
    name: 'renderer-features-keep-apart',
    from: '^renderer/features/([^/]+)/',
    shown: '`renderer/features/x`',
    self: '^renderer/features/$1/',
    may: [
      ...['React', 'Mantine', 'i18next', 'temporal'],
      ...[
        'renderer/client',
        'renderer/ui',
        'renderer/editor',
        'renderer/i18n',
        'renderer/styles',
        ...forScreens,
      ],
    ],
    why: 'A feature that imports another cannot be read, changed or removed alone. `renderer/app` joins them.',
  },
  {
    name: 'renderer-app-joins-the-screens',
    from: '^renderer/(app/|[^/]+$)',
    shown: '`renderer/app`',
    self: '^renderer/(app/|[^/]+$)',
    may: [
      ...['React', 'Mantine', 'i18next', 'zod', 'renderer/client', 'renderer/ui', 'renderer/editor'],
      ...['renderer/i18n', 'renderer/styles', 'renderer/features', ...forScreens],
    ],
    why: 'The shell shows screens; it holds no rules, no protocol and nothing of Electron.',
  },
  {
    name: 'preload-is-two-words',
    from: '^electron/preload/',
    shown: '`electron/preload`',
    self: '',
    may: ['electron', 'the channel names (shared/contract/wire.ts)'],
    why: 'It runs with the window’s content beside it: whatever it imports widens the door.',
  },
  {
    name: 'main-never-sees-content',
    from: '^electron/main/',
    shown: '`electron/main`',
    self: '^electron/main/',
    may: [
      ...['electron', 'node:', 'zod', 'shared/base', 'shared/contract', 'shared/errors', 'shared/logging'],
      ...['the vault’s entries, by path', 'resources/icons'],
    ],
    why: 'It opens doors and never looks through them. The vault is started by its path, never imported.',
  },
  ...vaultLayers.map(([name, own], index) => ({
    name: `vault-${name}-looks-down`,
    from: `^electron/vault/${name}/`,
    shown: `\`electron/vault/${name}\``,
    self: `^electron/vault/${name}/`,
    may: [...vaultLayerNames.slice(0, index), ...shared, ...vaultGround, ...own],
    why: 'A layer of the vault uses the layers below it; none of them knows Electron, a feature or the exchange.',
  })),
  {
    name: 'migrations-stand-still',
    from: '^electron/vault/migrations/',
    shown: '`electron/vault/migrations`',
    self: '^electron/vault/migrations/',
    may: ['the SQL helper'],
    why: 'A migration must do tomorrow what it did on the day of its release, so nothing that changes is in it.',
  },
  {
    name: 'vault-door-checks-and-passes-on',
    from: '^electron/vault/door/',
    shown: '`electron/vault/door`',
    self: '^electron/vault/door/',
    may: ['vault/live-queries', 'vault/database', ...sharedButProtocol, ...vaultGround],
    why: 'Every call of a window is checked here in one place, whatever it asks for.',
  },
  {
    name: 'circles-and-exchange-know-no-feature',
    from: '^electron/vault/(circles|exchange)/',
    shown: '`electron/vault/{circles,exchange}`',
    self: '^electron/vault/(circles|exchange)/',
    may: [...vaultLayerNames, ...shared, ...vaultGround, 'cborg', 'libsodium'],
    why: 'What travels is sealed changes, whatever feature made them; how it is carried is not their matter.',
  },
  {
    name: 'vault-feature-parts-are-common-ground',
    from: '^electron/vault/features/[^/]+\\.ts$',
    shown: '`electron/vault/features/*.ts`',
    self: '^electron/vault/features/[^/]+\\.ts$',
    may: [...vaultFeatureGround],
    why: 'What all features stand on names none of them.',
  },
  {
    name: 'vault-features-keep-apart',
    from: '^electron/vault/features/(?!insights/|today/)([^/]+)/',
    shown: '`electron/vault/features/x`',
    self: '^electron/vault/features/$1/',
    may: [...vaultFeatureGround, 'vault/features, common parts'],
    why: 'A feature holds its rules and views: no keys, no exchange, no other feature. Acts that touch two are workflows.',
  },
  {
    name: 'gathering-features-only-read',
    from: '^electron/vault/features/(insights|today)/',
    shown: '`electron/vault/features/{insights,today}`',
    self: '^electron/vault/features/$1/',
    may: [...vaultFeatureGround, 'vault/features, common parts', 'other features’ *-queries.ts'],
    why: 'They gather what other features hold, and must not be able to change it.',
  },
  {
    name: 'workflows-are-where-features-meet',
    from: '^electron/vault/workflows/',
    shown: '`electron/vault/workflows`',
    self: '^electron/vault/workflows/',
    may: [
      ...['vault/features', 'vault/circles', 'vault/exchange', ...vaultLayerNames, ...shared, ...vaultGround],
      ...['fflate'],
    ],
    why: 'The only place where two features meet; still the vault, so no window, no main and no carrier.',
  },
  {
    name: 'vault-process-composes-the-vault',
    from: '^electron/vault/(session/|[^/]+\\.ts$)',
    shown: '`electron/vault/*.ts`, `electron/vault/session` (the composition root)',
    self: '^electron/vault/(session/|[^/]+\\.ts$)',
    may: ['all of the vault', 'the transport registry', ...shared, 'node:', 'zod', 'resources/templates'],
    why: 'One place puts an open vault together from its parts and the carriers; it still never imports Electron.',
  },
  {
    name: 'transports-carry-sealed-bytes',
    from: '^electron/transports/',
    shown: '`electron/transports`',
    self: '^electron/transports/',
    may: ['shared/base', 'shared/transport', 'node:'],
    why: 'A carrier that cannot name an entry cannot leak one.',
  },
  {
    name: 'setup-is-plain-node',
    from: '^resources/setup/(?!electron/default-app\\.mjs$|build/)',
    shown: '`resources/setup`',
    self: '^resources/setup/',
    may: ['node:', '@electron/fuses', '@swc/core', 'the rules'],
    why: 'It runs before anything is installed. (The fuses are written after `npm ci`.)',
  },
  {
    name: 'build-steps-use-vite',
    from: '^resources/setup/build/',
    shown: '`resources/setup/build`',
    self: '^resources/setup/',
    may: ['node:', 'vite'],
    why: 'Building needs the bundler and nothing else of what is installed.',
  },
];

/** @param {string} name */
function patternOf(name) {
  if (places[name]) return places[name];
  const names = libraries[name] ?? [name.replaceAll('.', '\\.')];
  return `(^|/)node_modules/(${names.join('|')})/`;
}

/** @param {Row} row */
function ruleOf({ name, from, self, may, why }) {
  const allowed = [...(self ? [self] : []), ...may.map(patternOf)];
  return {
    name,
    comment: why,
    severity: 'error',
    from: { path: from },
    to: allowed.length > 0 ? { pathNot: allowed } : {},
  };
}

/** Rules that hold for every file. */
export const everywhere = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or lack a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'What is shipped must not depend on what is not.',
    severity: 'error',
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  },
  {
    name: 'no-import-without-a-file',
    comment: 'A mistyped path, or a package that is not in package.json.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'app-needs-no-development-packages',
    comment:
      'Only dependencies are packed with the app; a window’s libraries are bundled, the vault’s are not.',
    severity: 'error',
    from: { path: '^(electron|shared)/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], pathNot: '(^|/)node_modules/(electron|@types/[^/]+)/' },
  },
];

export default {
  forbidden: [...rows.map(ruleOf), ...everywhere],
  options: {
    // TypeScript 7 has no API that dependency-cruiser knows; without swc it would see no module at all.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
