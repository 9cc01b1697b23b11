#!/usr/bin/env python3
"""The MLP of the side-by-side runs in PyTorch, written as in its tutorials, with default threads.

    pytorch_mlp.py eager|fused FOLDER BATCH EPOCHS BATCHES SIZES        prints one line of JSON, as ContenderMain does
    pytorch_mlp.py sine
"""

import json
import math
import os
import sys
import time

import torch
from torch import nn


def report(epochs, losses, mean_loss):
    contender = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads"
    print(json.dumps({"epochs": epochs, "losses": losses, "meanLoss": mean_loss, "contender": contender}), flush=True)


def mlp(mode, folder, batch, epochs, batches, sizes):
    layers = []
    for i, (n_in, n_out) in enumerate(zip(sizes, sizes[1:])):
        linear = nn.Linear(n_in, n_out)
        with open(os.path.join(folder, f"w-{n_in}-{n_out}-{i}"), "rb") as file:
            w = torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(n_in, n_out)
        with torch.no_grad():
            linear.weight.copy_(w.T)
            linear.bias.zero_()
        layers.append(linear)
        if i < len(sizes) - 2:
            layers.append(nn.LeakyReLU(0.1))
    model = nn.Sequential(*layers)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7, fused=mode == "fused")
    criterion = nn.CrossEntropyLoss()
    with open(os.path.join(folder, "images"), "rb") as file:
        images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).reshape(-1, sizes[0])
    with open(os.path.join(folder, "labels"), "rb") as file:
        labels = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)

    times, losses, total = [], [], 0.0
    for _ in range(epochs):
        start, total = time.perf_counter(), 0.0
        for k in range(batches):
            x = images[k * batch : (k + 1) * batch].float() / 255
            y = labels[k * batch : (k + 1) * batch].long()
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            value = loss.item()
            total += value
            if len(losses) < 10:
                losses.append(value)
        times.append((time.perf_counter() - start) * 1e6 / batches)
    report(times, losses, total / batches)


def sine():
    torch.manual_seed(1)
    x = torch.arange(100, dtype=torch.float32).reshape(100, 1) / 100
    y = torch.sin(2 * math.pi * x)
    model = nn.Sequential(nn.Linear(1, 10), nn.Sigmoid(), nn.Linear(10, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2)
    criterion = nn.MSELoss()
    times, value = [], 0.0
    for _ in range(4):
        start = time.perf_counter()
        for _ in range(2000):
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            value = loss.item()
        times.append((time.perf_counter() - start) * 1e6 / 2000)
    report(times, [], value)


if sys.argv[1] == "sine":
    sine()
else:
    mlp(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6]), [int(size) for size in sys.argv[6].split(",")])
