"""Predicts a click with weights of DIEN Lab, with numpy and torch alone.

    dien-lab weights export mix --out weights --example
    python pctr.py weights

For every LANE.safetensors in the folder it computes the pCTR of the user in example.json and prints it beside the one
that DIEN Lab computed. It ends with 1 if they differ by more than 1e-9.
"""
import json
import pathlib
import sys

import numpy as np
import torch


def load(path):
    """A safetensors file: metadata, and tensors by name in double precision."""
    data = path.read_bytes()
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, stop = entry["data_offsets"]
        kind = {"F64": "<f8", "F32": "<f4"}[entry["dtype"]]
        values = np.frombuffer(data[end + start:end + stop], kind).astype(np.float64)
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]))
    return metadata, tensors


def embed(w, items, categories):
    """[item ; category] of every click; a zero vector for -1, which is unknown."""
    rows = []
    for item, category in zip(items, categories):
        parts = [(w["emb.item"], item), (w["emb.category"], category)]
        rows.append(torch.cat([table[i] if i >= 0 else torch.zeros_like(table[0]) for table, i in parts]))
    return torch.stack(rows)


def unit(w, name, keys, query):
    """Activation unit of DIN on [k ; q ; k - q ; k * q]."""
    q = query.expand_as(keys)
    z = torch.cat([keys, q, keys - q, keys * q], -1)
    return torch.sigmoid(z @ w[name + ".W1"].T + w[name + ".b1"]) @ w[name + ".w2"] + w[name + ".b2"]


def gates(w, cell, x, h, reset):
    """Update gate, reset gate and candidate of one step of a GRU."""
    def linear(gate, state):
        return w[f"{cell}.W{gate}"] @ x + w[f"{cell}.U{gate}"] @ state + w[f"{cell}.b{gate}"]
    u, r = torch.sigmoid(linear("u", h)), torch.sigmoid(linear("r", h))
    if reset == "before":
        return u, r, torch.tanh(linear("h", r * h))
    return u, r, torch.tanh(w[f"{cell}.Wh"] @ x + r * (w[f"{cell}.Uh"] @ h) + w[f"{cell}.bh"])


def extractor(w, clicks, reset):
    """States of the interest extractor layer."""
    h, states = torch.zeros_like(clicks[0]), []
    for x in clicks:
        u, _, c = gates(w, "ext", x, h, reset)
        h = (1 - u) * h + u * c
        states.append(h)
    return torch.stack(states)


def attention(w, states, target, score, normalisation):
    """Attention weights of the states for the target."""
    if score == "bilinear":
        scores = states @ w["att.W"] @ target
    elif score == "concat":
        before = torch.cat([torch.zeros_like(states[:1]), states[:-1]])
        scores = torch.cat([before, target.expand_as(before)], -1) @ w["att.w"]
    else:
        scores = unit(w, "att", states, target)
    return torch.softmax(scores, 0) if normalisation == "softmax" else torch.sigmoid(scores)


def lstm(w, states):
    """Last state of the LSTM that stands beside the GRUs."""
    h = cell = torch.zeros_like(states[0])
    for x in states:
        i, f, g, o = (w[f"evo.W{k}"] @ x + w[f"evo.U{k}"] @ h + w[f"evo.b{k}"] for k in "ifgo")
        cell = torch.sigmoid(f) * cell + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(cell)
    return h


def evolving(w, variant, states, a, reset):
    """What the interest evolving layer hands to the head: h' = (1 - k) h' + k c with the write weight k of the lane."""
    h, all_states = torch.zeros_like(states[0]), []
    for t, x in enumerate(states):
        u, _, c = gates(w, "evo", a[t] * x if variant == "aigru" else x, h, reset)
        if variant == "agru":
            k = a[t]
        elif variant == "augru":
            k = a[t] * u
        elif variant == "augru_released":
            k = u + a[t] * (1 - u)
        else:
            k = u
        h = (1 - k) * h + k * c
        all_states.append(h)
    return a @ torch.stack(all_states) if variant == "gru_attention" else h


def pctr(metadata, w, example):
    """Predicted click-through rate of the target after these clicks."""
    variant, reset = metadata["variant"], metadata["reset"]
    clicks = embed(w, example["items"], example["categories"])
    target = embed(w, [example["target_item"]], [example["target_category"]])[0]
    if variant == "base":
        interest = clicks.sum(0)
    elif variant == "din":
        interest = unit(w, "din", clicks, target) @ clicks
    else:
        states = extractor(w, clicks, reset)
        if variant == "lstm":
            interest = lstm(w, states)
        else:
            a = None
            if variant != "gru":
                a = attention(w, states, target, metadata["attention"], metadata["normalisation"])
            interest = evolving(w, variant, states, a, reset)
    blocks = [interest, target]
    if metadata["history_pooling"] == "true":
        blocks.append(clicks.sum(0))
    hidden = torch.relu(w["fc1.W"] @ torch.cat(blocks) + w["fc1.b"])
    return torch.sigmoid(w["fc2.W"] @ hidden + w["fc2.b"]).item()


def main(folder):
    example = json.loads((folder / "example.json").read_text(encoding="utf-8"))
    worst = 0.0
    for path in sorted(folder.glob("*.safetensors")):
        metadata, weights = load(path)
        lane = metadata["variant"]
        here, there = pctr(metadata, weights, example), example["pctr"][lane]
        worst = max(worst, abs(here - there))
        print(f"{lane:15} {here:.12f}  DIEN Lab {there:.12f}  difference {abs(here - there):.1e}")
    return 0 if worst <= 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
