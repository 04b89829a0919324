/**
 * The unlocked vault: everything that lives between unlock and lock is made here, in one place, and ended
 * here. Nothing survives `end`: the database is closed and the keys are wiped.
 */
import { basename } from 'node:path';
import { fromHex } from '../../../shared/base/hex.ts';
import { createTurns } from '../../../shared/base/turns.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Topic } from '../../../shared/contract/define-contract.ts';
import { ExpectedError, type ErrorCode } from '../../../shared/errors/error-codes.ts';
import type { InvitationPreview } from '../../../shared/features/people/people-contract.ts';
import type { Log } from '../../../shared/logging/log-event.ts';
import type { Carriers } from '../../../shared/transport/carriers.ts';
import { directoryName, safetyNumberFrom, safetyNumberInput } from '../../../shared/protocol/protocol.ts';
import type { ReadTransaction } from '../database/transactions.ts';
import type { OpenVault } from '../database/open-vault.ts';
import { createCircleReadings } from '../circles/circle-readings.ts';
import type { CircleParts } from '../circles/circle-parts.ts';
import { createDrops } from '../circles/drops.ts';
import { foundCircle } from '../circles/found-circle.ts';
import { inviting, type InviterNames } from '../circles/inviting.ts';
import { joining, openedInvitations } from '../circles/joining.ts';
import { keysOfCircles } from '../circles/keys-of-circles.ts';
import { peopleCalls, readInvitationFile } from '../circles/people-calls.ts';
import { deriveNumbers } from '../circles/request-numbers.ts';
import { startTextWorker } from '../documents/text-worker.ts';
import type { Door } from '../door/door.ts';
import { handlerTable } from '../door/handler-table.ts';
import { createExchange } from '../exchange/exchange.ts';
import { mailboxQueue } from '../exchange/mailbox-queue.ts';
import { commentsCommands } from '../features/comments/comments-commands.ts';
import { commentsQueries } from '../features/comments/comments-queries.ts';
import { openDocuments } from '../features/documents/documents-calls.ts';
import { exportCalls } from '../features/export/export-calls.ts';
import type { FeatureParts } from '../features/feature-parts.ts';
import { journalCommands } from '../features/journal/journal-commands.ts';
import { journalQueries } from '../features/journal/journal-queries.ts';
import { journalSharing } from '../features/journal/journal-sharing.ts';
import { comparePages, forgetDeletedWords, projectJournalText } from '../features/journal/journal-texts.ts';
import { openTemplateShelf } from '../features/journal/template-shelf.ts';
import { todayQueries } from '../features/today/today-queries.ts';
import type { DeriveKey } from '../keyslots/derivation.ts';
import { acceptForeign } from '../log/accept.ts';
import { createChangeLog } from '../log/change-log.ts';
import { createTextCounters } from '../log/text-counters.ts';
import { createTextPass } from '../search/text-pass.ts';
import type { Surroundings } from '../surroundings.ts';
import { keepFact } from './device-state.ts';
import { goOnAfterRestore } from './after-restore.ts';
import type { LongWork } from '../features/long-work.ts';
import { projectRecord } from './record-views.ts';
import { createRootAccess } from './root-access.ts';
import type { OpenState } from './locked-calls.ts';
import { myName, sessionState } from './session-state.ts';
import type { VaultHost } from './vault-host.ts';
import { watchWaitingCircles } from './waiting-circles.ts';
import { vaultCalls } from './vault-calls.ts';

export interface SessionParts {
  readonly opened: OpenVault;
  readonly vaultFolder: string;
  readonly templatesFolder: string;
  readonly documentWorkerPath: string;
  readonly surroundings: Surroundings;
  readonly derive: DeriveKey;
  readonly host: VaultHost;
  readonly carriers: Carriers;
  readonly door: Door;
  readonly longWork: LongWork;
  readonly log: Log;
  readonly about: () => OutputOf<'settings.about'>;
  lock(): Promise<void>;
  readyToLock(): void;
}

export interface Session {
  state(): OpenState;
  takeLink(link: string): void;
  takeFile(path: string): Promise<void>;
  /** Commits and publishes what is under way, within a bounded time; then closes and wipes. */
  end(): Promise<void>;
}

/** How long Lock and Quit wait for the last exchange. What does not get out is in the database and leaves next time. */
const LAST_EXCHANGE_MS = 3000;

/** @param newName the chosen name of a vault that was just made. */
export function openSession(parts: SessionParts, newName: string | null): Session {
  const { surroundings, door, host } = parts;
  const { now, randomBytes, setTimer } = surroundings;
  const { database } = parts.opened;

  const root = createRootAccess(setTimer);
  const texts = startTextWorker({ workerPath: parts.documentWorkerPath, setTimer });
  const log = createChangeLog({ now, randomBytes, project: projectRecord });
  const readings = createCircleReadings(randomBytes);
  const nameOfMine = (): string => myName(database);
  const nameOf = (tx: ReadTransaction, circleId: string, memberId: string): string =>
    tx.get<{ name: string }>('SELECT name FROM profiles WHERE circle_id = ? AND member_id = ?', [
      circleId,
      memberId,
    ])?.name ?? '';
  const ownName = (tx: ReadTransaction): string =>
    tx.get<{ name: string }>(
      `SELECT p.name FROM profiles p JOIN circles c ON c.circle_id = p.circle_id AND c.my_member = p.member_id
       WHERE c.kind = 'just-me'`,
    )?.name ?? '';

  const circles: CircleParts = {
    database,
    log,
    queue: mailboxQueue(),
    readings,
    now,
    randomBytes,
    async safetyNumber(circleId, one, other) {
      const input = safetyNumberInput(fromHex(circleId), fromHex(one), fromHex(other));
      return safetyNumberFrom(await parts.derive(input.secret, input.salt, input)).join(' ');
    },
    useEntropy: (act) => root.use(act),
    leaveSoon: (circleId) => void exchange.flush(circleId),
  };
  const drops = createDrops(circles, deriveNumbers(circles), ownName);
  const exchange = createExchange({
    database,
    surroundings,
    keys: keysOfCircles(circles, drops),
    carriers: parts.carriers,
    dialogs: host,
    log: parts.log,
    accept: (tx, envelope) => acceptForeign(tx, projectRecord, envelope),
    shapesOf: (updates) => texts.shapes(updates),
    mergeUpdates: (updates) => texts.merge(updates),
    nameOf,
    directoryOfInvitation: (handle) => directoryName(opened.linkOf(handle).directoryKey),
    announce: (topics) => door.tellChanged(topics),
  });

  const features: FeatureParts = {
    database,
    log,
    texts,
    counters: createTextCounters(),
    turns: createTurns(),
    now,
    randomBytes,
    setTimer,
    leaveSoon: circles.leaveSoon,
    tell: (event, payload) => door.tell(event, payload),
  };
  const templates = openTemplateShelf(parts.templatesFolder);
  const sharing = journalSharing(features);
  const documents = openDocuments(features);
  const opened = openedInvitations({ now, randomBytes });
  const textPass = createTextPass({
    database,
    texts,
    project: projectJournalText,
    after: comparePages(features),
    onFailure: () => parts.log.event('vault.bug'),
  });

  const waitingChanged = watchWaitingCircles(database);
  database.onCommit((touched) => {
    const changed = touched.get('documents');
    if (changed !== undefined) {
      documents.passOn(changed);
      textPass.wake();
    } else if (touched.has('journal.entries')) textPass.wake();
    const topics = new Set(touched.keys()) as Set<Topic>;
    if (waitingChanged()) topics.add('exchange.status');
    door.tellChanged([...topics]);
    exchange.noticeCommit();
  });

  begin();
  door.setSession(
    handlerTable({
      vault: vaultCalls({ ...parts, database, root, myName: nameOfMine, sealAll }),
      settings: { about: parts.about },
      journal: {
        ...journalQueries(features, templates),
        ...journalCommands(features, templates),
        share: sharing.share,
        undoShare: sharing.undoShare,
        shareChanges: sharing.shareChanges,
        discardChanges: sharing.discardChanges,
      },
      comments: { ...commentsQueries(features), ...commentsCommands(features) },
      documents: documents.handlers,
      people: peopleCalls({
        ...circles,
        invitations: inviting(circles, inviterNames),
        joinings: joining(circles, ownName),
        opened,
        dialogs: host,
        useCarrier: (circleId, folderHandle) => exchange.useCarrier(circleId, folderHandle),
        async sealPending(circleId) {
          // What was shared a moment ago is shared; a share may not come after I have left.
          await sharing.completeAll();
          await exchange.sealPending(circleId);
        },
        myName: nameOfMine,
      }),
      exchange: {
        ...exchange.calls,
        async openLink({ url }) {
          await host.openLink(url);
          return {};
        },
      },
      today: todayQueries(features, templates.prompts),
      export: exportCalls(features, () => host.pickFolder('export'), parts.longWork),
    }),
  );
  textPass.wake();
  sharing.resume();
  exchange.start();
  door.tellChanged(['vault.state']);

  return {
    state: () => sessionState(database, now()),

    takeLink: (link) => takeInvitation(() => opened.read(link)),

    async takeFile(path) {
      if (path.toLowerCase().endsWith('.alongside-invite')) {
        takeInvitation(() => opened.readFile(readInvitationFile(path)));
        return;
      }
      door.tell('exchange.fileTaken', await exchange.takeArrivedFile(path));
    },

    async end() {
      door.setSession(null);
      await documents.settle();
      await sharing.completeAll();
      await exchange.stop(LAST_EXCHANGE_MS);
      await texts.end();
      root.wipe();
      readings.wipe();
      try {
        forgetDeletedWords(database);
      } catch (problem) {
        // A full disk must not keep the vault open; the next lock does it.
        if (!(problem instanceof ExpectedError)) throw problem;
      } finally {
        parts.opened.close();
      }
    },
  };

  /** First run: the private circle and the chosen name. */
  function begin(): void {
    const isFounded = database.read(
      (tx) => tx.get(`SELECT 1 AS one FROM circles WHERE kind = 'just-me'`) !== undefined,
    );
    if (!isFounded) {
      database.write((tx) => {
        foundCircle(circles, tx, { entropy: parts.opened.entropy, kind: 'just-me', myName: newName ?? '' });
        keepFact(tx, 'created-at', String(now()));
      });
    }
    root.hold(parts.opened.entropy);
    goOnAfterRestore(database);
  }

  async function sealAll(): Promise<void> {
    const circles = database.read((tx) =>
      tx.all<{ circle_id: string }>(
        `SELECT circle_id FROM circles WHERE kind = 'circle' AND state = 'active'`,
      ),
    );
    for (const { circle_id: circleId } of circles) await exchange.sealPending(circleId);
  }

  function inviterNames(tx: ReadTransaction, circleId: string): InviterNames {
    const circle = tx.get<{ name: string; folder: string }>(
      `SELECT n.name, c.folder FROM circles c JOIN circle_names n ON n.circle_id = c.circle_id WHERE c.circle_id = ?`,
      [circleId],
    );
    return {
      inviterName: ownName(tx),
      circleName: circle?.name ?? '',
      carrierHint: basename(circle?.folder ?? ''),
    };
  }

  /** What came from outside is shown and waits for a click; it changes nothing. (security.md H2) */
  function takeInvitation(read: () => InvitationPreview): void {
    let problem: ErrorCode | null = null;
    try {
      opened.arrived(read());
    } catch (refused) {
      if (!(refused instanceof ExpectedError)) throw refused;
      problem = refused.appError.code;
    }
    door.tellChanged(['people.invitations']);
    door.tell('people.invitationArrived', { problem });
  }
}
