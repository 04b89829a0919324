/** Every call of the contract with an input that its schema accepts: for tests that go through all of them. */
import { contract, type CallName } from '../../shared/contract/contract.ts';
import type { CallDefinition, FeatureContract } from '../../shared/contract/define-contract.ts';

const record = 'ab'.repeat(16);
const long = 'ab'.repeat(32);
const passphrase = 'any passphrase at all';

/** Inputs by the call's name; a missing one fails the type check. */
const inputs: { readonly [Name in CallName]: object } = {
  'vault.state': {},
  'vault.judgePassphrase': { passphrase },
  'vault.suggestPassphrase': {},
  'vault.create': { name: 'Ana', passphrase },
  'vault.unlock': { passphrase },
  'vault.unlockWithWords': { words: 'twelve words', newPassphrase: passphrase },
  'vault.lock': {},
  'vault.readyToLock': {},
  'vault.changePassphrase': { current: passphrase, next: passphrase },
  'vault.confirmPassphrase': { passphrase },
  'vault.showRecoveryWords': { passphrase },
  'vault.confirmRecoveryWords': { typed: [0, 1].map((position) => ({ position, word: 'zoo' })) },
  'vault.backUp': {},
  'vault.restoreBackup': {},
  'vault.cancelLongWork': {},
  'settings.read': {},
  'settings.change': {},
  'settings.about': {},
  'journal.list': { circleId: long },
  'journal.entry': { entryId: record },
  'journal.tags': { circleId: long },
  'journal.templates': {},
  'journal.prompts': {},
  'journal.createDraft': { circleId: long, date: '2026-01-05T09:00' },
  'journal.change': { entryId: record, title: 'x' },
  'journal.share': { entryId: record, circleId: long, writers: 'author' },
  'journal.undoShare': { entryId: record },
  'journal.shareChanges': { entryId: record },
  'journal.discardChanges': { entryId: record },
  'journal.trash': { entryId: record },
  'journal.restore': { entryId: record },
  'journal.markSeen': { entryId: record },
  'comments.list': { entryId: record },
  'comments.add': { entryId: record, text: 'x' },
  'comments.edit': { commentId: record, text: 'x' },
  'comments.remove': { commentId: record },
  'comments.restore': { commentId: record },
  'documents.open': { documentId: record },
  'documents.update': { documentId: record, update: new Uint8Array([0, 0]) },
  'documents.close': { documentId: record },
  'documents.count': { documentId: record },
  'people.circles': {},
  'people.members': { circleId: long },
  'people.createCircle': { name: 'x', colour: 1 },
  'people.changeCircle': { circleId: long, name: 'x' },
  'people.changeMyName': { name: 'x' },
  'people.leave': { circleId: long },
  'people.invitations': { circleId: long },
  'people.invite': { circleId: long, forName: 'x' },
  'people.invitationLink': { invitationId: long },
  'people.saveInvitationFile': { invitationId: long },
  'people.revokeInvitation': { invitationId: long },
  'people.readInvitation': { link: 'x' },
  'people.openInvitationFile': {},
  'people.arrivedInvitations': {},
  'people.dismissInvitation': { invitationHandle: record },
  'people.join': { invitationHandle: record, folderHandle: null },
  'people.joining': { circleId: long },
  'people.markCompared': { circleId: long, memberId: long },
  'people.giveUpJoining': { circleId: long },
  'people.joinRequests': { circleId: null },
  'people.admit': { requestId: long, compared: true },
  'people.declineRequest': { requestId: long },
  'exchange.status': {},
  'exchange.exchangeNow': {},
  'exchange.chooseFolder': { circleId: null, invitationHandle: null },
  'exchange.suggestFolders': {},
  'exchange.useFolder': { circleId: long, folderHandle: record },
  'exchange.useFiles': { circleId: long },
  'exchange.fillAgain': { circleId: long },
  'exchange.sendAsFile': { circleId: long },
  'exchange.openFile': {},
  'exchange.takeFile': { bytes: new Uint8Array([1]) },
  'exchange.openLink': { url: 'https://example.org' },
  'today.overview': {},
  'export.chooseTarget': { circleId: null },
  'export.write': { targetHandle: record },
  'export.forgetTarget': { targetHandle: record },
};

export interface ContractCall {
  readonly name: CallName;
  readonly definition: CallDefinition;
  readonly input: object;
}

export const contractCalls: readonly ContractCall[] = Object.entries<FeatureContract>(contract).flatMap(
  ([feature, definitions]) =>
    Object.entries(definitions).flatMap(([call, definition]) => {
      if (definition.kind === 'event') return [];
      const name = `${feature}.${call}` as CallName;
      return [{ name, definition, input: inputs[name] }];
    }),
);
