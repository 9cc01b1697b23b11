#!/usr/bin/env python3
"""The networks of ResNetAndLeNet.java in PyTorch, each on one batch that it learns by heart, with default threads.

    pytorch_networks.py mlp-resnet|lenet        prints one line of JSON, as ContenderMain does
"""

import json
import sys
import time

import torch
from torch import nn

STEPS = 300
EPOCHS = 6


class Residual(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return x + self.function(x)


def mlp_resnet():
    blocks = []
    for _ in range(3):
        function = nn.Sequential(
            nn.Linear(100, 50), nn.BatchNorm1d(50), nn.ReLU(), nn.Dropout(0.1), nn.Linear(50, 100), nn.BatchNorm1d(100)
        )
        blocks += [Residual(function), nn.ReLU()]
    return nn.Sequential(nn.Linear(784, 100), nn.ReLU(), *blocks, nn.Linear(100, 10))


def lenet():
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 6, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120),
        nn.ReLU(),
        nn.Linear(120, 84),
        nn.ReLU(),
        nn.Linear(84, 10),
    )


model, batch = (lenet(), 64) if sys.argv[1] == "lenet" else (mlp_resnet(), 100)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
criterion = nn.CrossEntropyLoss()
x = torch.rand(batch, 784)
y = torch.arange(batch) % 10
epochs, value = [], 0.0
for _ in range(EPOCHS):
    start = time.perf_counter()
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        value = loss.item()
    epochs.append((time.perf_counter() - start) * 1e6 / STEPS)
contender = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads"
print(json.dumps({"epochs": epochs, "losses": [], "meanLoss": value, "contender": contender}))
