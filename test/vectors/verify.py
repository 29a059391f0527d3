#!/usr/bin/env python3
"""Verifies envelopes by the text of docs/trust-vectors.md alone, with nothing but Python: the second opinion.

    python3 verify.py envelopes.json

Says of every vector what it found, one JSON line each; exit code 1 when one is not as the file expects.
Ed25519 is RFC 8032, 5.1.7, in plain integers: slow, and with nothing in it to trust but arithmetic.
"""
import base64, hashlib, json, re, sys

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
TYPES = {f"application/vnd.bluezone-kiosk.{kind}.v1+json" for kind in ("playlist", "hold", "trust")}

def add(a, b):  # extended coordinates X, Y, Z, T (RFC 8032, 5.1.4)
    A, B = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    C, E = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = B - A, E - C, E + C, B + A
    return (e * f % P, g * h % P, f * g % P, e * h % P)

def times(n, point):
    result = (0, 1, 1, 0)
    while n:
        if n & 1: result = add(result, point)
        point, n = add(point, point), n >> 1
    return result

def point_of(raw):  # 5.1.3; None when the bytes are no point
    y, sign = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign): return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)

def bytes_of(point):
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")

BASE = point_of(bytes([88] + [102] * 31))

def is_signature(key, message, signature):
    s, point = int.from_bytes(signature[32:], "little"), point_of(key)
    if point is None or s >= L: return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return bytes_of(add(times(s, BASE), times(h, (P - point[0], point[1], 1, P - point[3])))) == signature[:32]

def from_base64(text):
    digits = re.sub("[ \t\r\n]", "", text) if isinstance(text, str) else "?"
    if not re.fullmatch("[A-Za-z0-9+/_-]*={0,2}", digits): return None
    digits = digits.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(digits[: len(digits) - (len(digits) % 4 == 1)] + "==")

def verify(data, keys, threshold):
    """The kind and the payload that enough keys have signed; ValueError says why there is none."""
    text = data.decode("utf-8").removeprefix("\ufeff")
    if len(data) > 44 * 2**20 or len(re.findall(r"[\[{,]", text)) > 1000: raise ValueError("too large")
    envelope = json.loads(text, parse_constant=lambda _: json.loads(""))
    kind, signatures = (envelope.get(name) for name in ("payloadType", "signatures")) if isinstance(envelope, dict) else (0, 0)
    if not isinstance(kind, str) or kind not in TYPES: raise ValueError("no envelope of a known kind")
    payload = from_base64(envelope.get("payload"))
    if payload is None or not isinstance(signatures, list) or len(signatures) > 16: raise ValueError("no whole envelope")
    message = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
    sigs = [from_base64(one.get("sig")) for one in signatures if isinstance(one, dict)]
    raw = {base64.b64decode(key) for key in keys if base64.b64encode(base64.b64decode(key)).decode() == key}
    signers = [key for key in raw if any(is_signature(key, message, sig) for sig in sigs if sig and len(sig) == 64)]
    if len(signers) < threshold: raise ValueError("not signed by enough keys")
    return {"payloadType": kind, "payload": payload.decode("utf-8")}

if __name__ == "__main__":
    wrong = 0
    for one in json.load(open(sys.argv[1], encoding="utf-8"))["vectors"]:
        data = one["envelope"].encode() if "envelope" in one else base64.b64decode(one["envelopeBase64"])
        try: found = {"accepted": verify(data, one["keys"], one["threshold"])}
        except (ValueError, RecursionError): found = {"refused": True}
        wrong += found != one["expected"]
        print(json.dumps({"name": one["name"], **found}))
    sys.exit(1 if wrong else 0)
