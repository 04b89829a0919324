import { describe, expect, it } from 'vitest';
import { exchangeFile } from '../../../../../renderer/features/exchange/dropped-file.ts';

const file = (name: string): File => new File([new Uint8Array([1])], name);

describe('what is dropped on the window', () => {
  it('is taken when it is one file of ours, however its name is written', () => {
    expect(exchangeFile({ files: [file('From Ana.ALONGSIDE')] })?.name).toBe('From Ana.ALONGSIDE');
  });

  it('is refused when it is something else, several, or an invitation', () => {
    expect(exchangeFile({ files: [file('page.html')] })).toBeNull();
    expect(exchangeFile({ files: [file('a.alongside'), file('b.alongside')] })).toBeNull();
    expect(exchangeFile({ files: [file('a.alongside-invite')] })).toBeNull();
    expect(exchangeFile({ files: [] })).toBeNull();
  });
});
