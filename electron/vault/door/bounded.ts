/**
 * Bounds on what a window may send, looked at before anything parses it: bytes, parts and depth.
 * Only plain data and byte arrays get through. (security.md B3, B5)
 */
const MAX_PARTS = 20_000;
const MAX_DEPTH = 12;

export function isBounded(value: unknown, maxBytes: number): boolean {
  let bytes = 0;
  let parts = 0;
  const visit = (part: unknown, depth: number): boolean => {
    if (++parts > MAX_PARTS || depth > MAX_DEPTH) return false;
    switch (typeof part) {
      case 'string':
        bytes += part.length * 2;
        return bytes <= maxBytes;
      case 'number':
      case 'boolean':
      case 'undefined':
        bytes += 8;
        return bytes <= maxBytes;
      case 'object':
        break;
      default:
        return false;
    }
    if (part === null) return true;
    if (part instanceof Uint8Array) {
      bytes += part.byteLength;
      return bytes <= maxBytes;
    }
    if (Array.isArray(part)) {
      // Holes count: a sparse array may claim four thousand million places.
      if (part.length > MAX_PARTS) return false;
      for (let at = 0; at < part.length; at++) if (!visit(part[at], depth + 1)) return false;
      return true;
    }
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) return false;
    for (const [key, item] of Object.entries(part)) {
      bytes += key.length * 2;
      if (!visit(item, depth + 1)) return false;
    }
    return bytes <= maxBytes;
  };
  return visit(value, 0);
}
